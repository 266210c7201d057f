import { call, type Problem } from '../api.ts';
import type { Consultation, Topic } from '../consultations/consultation.ts';
import { loadNames } from '../consultations/member-names.ts';
import { Page } from '../ui/page.ts';

const notFound: Problem = { code: 'notFound', status: 404, title: '', errors: [] };

/** What the pages of an act on one topic of a consultation share: both are fetched, and an unknown topic is not found. */
export abstract class OneTopicPage extends Page<'consultation' | 'topic'> {
  protected consultation: Consultation | undefined;

  protected get topic(): Topic | undefined {
    return this.consultation?.topics.find(({ id }) => id === this.params.topic);
  }

  protected get list(): string {
    return `/consultations/${this.params.consultation}/topics`;
  }

  protected override async load(): Promise<Problem | undefined> {
    const params = { consultation: this.params.consultation };
    const [answer] = await Promise.all([call('GET /api/consultations/:consultation', { params }), loadNames()]);
    if (!answer.ok) return answer.refusal;
    this.consultation = answer.value;
    return this.topic ? undefined : notFound;
  }
}
