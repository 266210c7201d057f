import { type Args, call, type Reply } from '../api.ts';
import { type Saved, savePart } from './save-part.ts';

export type Consultation = Reply<'GET /api/consultations/:consultation'>;
export type Draft = Args<'PUT /api/consultations/:consultation'>['body'];
export type Paragraph = Consultation['paragraphs'][number];

export const loadConsultation = (consultation: string) =>
  call('GET /api/consultations/:consultation', { params: { consultation } });

/** The draft as the contract takes it, from the consultation as it was read. */
export const draftOf = (consultation: Consultation): Draft => {
  const {
    title,
    symbol,
    remark,
    asked,
    places,
    chair,
    openToObservers,
    opensAt,
    topicsCloseAt,
    closesAt,
    paragraphs,
    theme,
  } = consultation;
  return {
    title,
    symbol,
    remark,
    asked,
    places,
    chair: chair?.account ?? null,
    openToObservers,
    opensAt,
    topicsCloseAt,
    closesAt,
    paragraphs,
    theme: theme && { title: theme.title, paragraph: theme.paragraph },
  };
};

export const saveConsultation = (loaded: Consultation, part: Partial<Draft>): Promise<Saved<Consultation>> =>
  savePart({
    loaded,
    part,
    draftOf,
    load: () => loadConsultation(loaded.id),
    put: (body, { id, version }) =>
      call('PUT /api/consultations/:consultation', { params: { consultation: id }, version, body }),
  });

/** The page of a consultation's preparation, or of one part of it. */
export const preparationOf = (consultation: string, part = ''): string =>
  `/admin/consultations/${consultation}${part && `/${part}`}`;
