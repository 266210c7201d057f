/** `live`: events arrive as they happen · `polling`: they are asked for · `lost`: neither works, what is shown is old. */
export type Line = 'live' | 'polling' | 'lost';

export interface Subscription<T> {
  /** Address of the event stream, by `address(key, …)`. */
  readonly url: string;
  /** Name of the event that is listened for; its data is JSON. */
  readonly event: string;
  /** Asks once for the same facts, where the stream does not come through; `undefined` when that failed as well. */
  readonly poll: () => Promise<T | undefined>;
  readonly onFacts: (facts: T) => void;
  readonly onLine?: (line: Line) => void;
}

const pollEvery = 5_000;
/** A stream that has not opened by then is taken as held back by a proxy. */
const openWithin = 5_000;

/**
 * Follows server-sent events, and asks instead where they do not come through (proxies of missions hold streams back).
 * The browser keeps trying to reopen the stream; as soon as it does, asking stops.
 *
 * @returns a function that ends the subscription.
 */
export function subscribe<T>({ url, event, poll, onFacts, onLine }: Subscription<T>): () => void {
  const source = new EventSource(url);
  let asking: ReturnType<typeof setInterval> | undefined;
  let ended = false;

  const ask = async () => {
    const facts = await poll();
    if (ended || asking === undefined) return;
    if (facts !== undefined) onFacts(facts);
    onLine?.(facts === undefined ? 'lost' : 'polling');
  };
  const startAsking = () => {
    if (asking !== undefined || ended) return;
    asking = setInterval(() => void ask(), pollEvery);
    void ask();
  };
  const live = () => {
    clearTimeout(patience);
    clearInterval(asking);
    asking = undefined;
    onLine?.('live');
  };
  const patience = setTimeout(startAsking, openWithin);
  source.addEventListener('open', live);
  source.addEventListener('error', startAsking);
  source.addEventListener(event, (message: MessageEvent<string>) => onFacts(JSON.parse(message.data) as T));

  return () => {
    ended = true;
    clearTimeout(patience);
    clearInterval(asking);
    source.close();
  };
}
