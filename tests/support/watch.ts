interface Told {
  readonly state: string;
  readonly turnout: { readonly answered: number; readonly entitled: number };
}

/** An open event stream, from which one waits for what is told. */
export async function watch(address: string, cookie: string, round: string) {
  const stop = new AbortController();
  const reply = await fetch(`${address}/api/rounds/${round}/events`, { headers: { cookie }, signal: stop.signal });
  const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    reply,
    stop: () => stop.abort(),
    /** All that was sent so far. */
    text: () => text,
    async until(wanted: (told: Told) => boolean): Promise<Told> {
      for (;;) {
        const told = [...text.matchAll(/^data: (.*)$/gm)].map((match) => JSON.parse(match[1]!) as Told);
        const found = told.findLast(wanted);
        if (found) return found;
        const { value, done } = await reader.read();
        if (done) throw new Error(`the stream ended after ${text}`);
        text += value;
      }
    },
    /** Reads on until the server ends the stream. */
    async end(): Promise<void> {
      while (!(await reader.read()).done);
    },
  };
}
