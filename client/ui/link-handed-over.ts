import { html, type TemplateResult } from 'lit';
import { t } from '../messages.ts';
import { session } from '../session.ts';
import './copy-link.ts';
import { message } from './pieces.ts';
import './time-stamp.ts';

/**
 * What became of a one-time link: to be handed over from here, sent by mail, or not needed. `link` is what the server gave, null in
 * the latter two.
 */
export const linkHandedOver = (link: { url: string; expiresAt: string } | null, name: string): TemplateResult =>
  link
    ? message(
        'ok',
        html`<p>${t('ui.link.handOver', { name })}</p>
          <copy-link .label=${t('ui.link.label', { name })} .value=${link.url}></copy-link>
          <p>${t('ui.link.until')} <time-stamp instant=${link.expiresAt}></time-stamp>.</p>`,
        { title: t('ui.link.title'), isNews: true },
      )
    : message('ok', html`<p>${t(session.mail ? 'ui.link.mailed' : 'ui.link.notNeeded', { name })}</p>`, {
        isNews: true,
      });
