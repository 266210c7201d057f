import { createTransport } from 'nodemailer';
import type { Deps } from '../deps.ts';
import { noteFailure, noteSent, takeDueMails } from './outbox.repo.ts';

/** As much of nodemailer as is needed, so that a test can stand in for it. */
export interface Transport {
  sendMail(mail: { from: string; to: string; subject: string; text: string }): Promise<unknown>;
}

/** Sends what is due, a few at a time, until nothing is. The network is outside of every transaction. */
export async function sendDueMails(deps: Deps, transport: Transport): Promise<number> {
  let sent = 0;
  for (;;) {
    const mails = await takeDueMails(deps.db, 10);
    if (mails.length === 0) return sent;
    for (const { id, recipient, subject, body } of mails) {
      try {
        await transport.sendMail({ from: deps.config.MAIL_FROM, to: recipient, subject, text: body });
        await noteSent(deps.db, id);
        sent += 1;
      } catch (error) {
        await noteFailure(deps.db, id, error instanceof Error ? error.message : String(error));
      }
    }
  }
}

export interface MailJob {
  /** Ends after the mails that are being sent. */
  stop(): Promise<void>;
}

/** Looks every few seconds; several processes may. Without a mail server there is nothing to do. */
export function startMails(
  deps: Deps,
  options: { seconds?: number; onFault?: (error: unknown) => void } = {},
): MailJob {
  const { SMTP_URL } = deps.config;
  if (SMTP_URL === undefined) return { stop: () => Promise.resolve() };
  // A mail server that does not answer should not hold the stop of the program for minutes.
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
  const transport = createTransport({ url: SMTP_URL, ...timeouts });
  let stopped = false;
  let running: Promise<unknown> = Promise.resolve();
  const look = (): void => {
    running = running
      .then(() => (stopped ? 0 : sendDueMails(deps, transport)))
      .catch((fault: unknown) => options.onFault?.(fault));
  };
  const timer = setInterval(look, (options.seconds ?? 5) * 1000);
  look();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
      transport.close();
    },
  };
}
