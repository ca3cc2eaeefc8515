import type { Serializable } from 'node:child_process';

/** Calls that one process answers: name, argument, result. */
export type Calls = Record<string, readonly [argument: unknown, result: unknown]>;

export type Answers<C extends Calls> = {
  readonly [K in keyof C]: (argument: C[K][0]) => C[K][1] | Promise<C[K][1]>;
};

/** One end of the channel between the process of main and the process that shows the pages. */
export interface Channel {
  readonly send: (message: Serializable) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
}

type Message =
  | { readonly kind: 'ask'; readonly id: number; readonly name: string; readonly argument: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };

/** Answers the other end's calls, and returns the function that calls it. */
export function openLink<Theirs extends Calls, Ours extends Calls>(
  channel: Channel,
  answers: Answers<Ours>,
): <K extends keyof Theirs & string>(name: K, argument: Theirs[K][0]) => Promise<Theirs[K][1]> {
  let last = 0;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const answer = async (message: Extract<Message, { kind: 'ask' }>): Promise<void> => {
    const { id, name, argument } = message;
    try {
      const handler = answers[name];
      if (!handler) throw new Error(`the stand-in knows no call "${name}"`);
      const value = await handler(argument);
      channel.send({ kind: 'answer', id, value } as Serializable);
    } catch (error) {
      channel.send({ kind: 'failure', id, message: error instanceof Error ? error.message : String(error) });
    }
  };
  channel.onMessage((raw) => {
    const message = raw as Message;
    if (message.kind === 'ask') {
      void answer(message);
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'answer') asked?.resolve(message.value);
    else asked?.reject(new Error(message.message));
  });
  return (name, argument) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve: (value) => resolve(value as Theirs[typeof name][1]), reject });
      channel.send({ kind: 'ask', id: last, name, argument } as Serializable);
    });
}
