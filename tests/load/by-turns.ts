import { type Kind, type LoadChat, openChats, round, speak, type Spoken } from './chat.js';
import type { Program } from './program.js';
import type { Texts } from './texts.js';

/** Servers, and customers who are spread over them and all say the same kind of thing. */
export interface Party {
  readonly servers: readonly Program[];
  readonly chats: readonly LoadChat[];
  readonly kind: Kind;
}

/** What a party did in its turn, with the processor time that its servers took, in seconds; milliseconds for a turn. */
export interface Cost extends Spoken {
  readonly cpu: number;
  readonly cpuPerTurn: number;
}

/** So many customers on servers that run, warmed up for so many seconds. */
export async function openParty(
  servers: readonly Program[],
  kind: Kind,
  { chats, warm, texts }: { readonly chats: number; readonly warm: number; readonly texts: Texts },
): Promise<Party> {
  const open = await openChats(
    servers.map(({ url }) => url),
    chats,
    texts,
  );
  await speak(open, kind, warm);
  return { servers, chats: open, kind };
}

/** Has one party speak after the other, and again, so that what else the machine does meets all of them. */
export async function byTurns<Name extends string>(
  parties: Readonly<Record<Name, Party>>,
  rounds: number,
  seconds: number,
): Promise<readonly Readonly<Record<Name, Cost>>[]> {
  const done: Record<Name, Cost>[] = [];
  for (let turn = 0; turn < rounds; turn++) {
    const own = {} as Record<Name, Cost>;
    for (const name of Object.keys(parties) as Name[]) own[name] = await costOf(parties[name], seconds);
    done.push(own);
  }
  for (const { chats } of Object.values<Party>(parties)) for (const chat of chats) chat.close();
  return done;
}

async function costOf({ servers, chats, kind }: Party, seconds: number): Promise<Cost> {
  const used = (): number => servers.reduce((sum, server) => sum + server.cpu, 0);
  const before = used();
  const spoken = await speak(chats, kind, seconds);
  const cpu = round(used() - before);
  return { ...spoken, cpu, cpuPerTurn: round((cpu / spoken.turns) * 1000) };
}

/** All rounds of one together: turns a second (in the middle of the rounds), and milliseconds of processor time for one. */
export function overall(costs: readonly Cost[]): { readonly perSecond: number; readonly cpuPerTurn: number } {
  const sum = (what: 'turns' | 'cpu'): number => costs.reduce((total, cost) => total + cost[what], 0);
  return {
    perSecond: middle(costs.map(({ perSecond }) => perSecond)),
    cpuPerTurn: round((sum('cpu') / sum('turns')) * 1000),
  };
}

/** The number in the middle. */
export function middle(numbers: readonly number[]): number {
  return round([...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0);
}
