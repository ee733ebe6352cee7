import { Activity } from '@microsoft/agents-activity';
import type { TurnContext } from '@microsoft/agents-hosting';

import type { Arrival } from '../conversations.js';
import type { BotServices } from '../services.js';
import { cardAction } from './card-action.js';
import { checkMessage, submitDialog } from './eligibility.js';
import { feedback } from './feedback.js';
import type { Invoke, InvokeAnswer } from './invoke.js';
import { searchPolicies } from './search.js';

/** Every invoke that is answered, by its name. */
const INVOKES: ReadonlyMap<string, Invoke> = new Map([
  ['adaptiveCard/action', cardAction],
  ['message/submitAction', feedback],
  ['composeExtension/query', searchPolicies],
  ['composeExtension/fetchTask', checkMessage],
  ['composeExtension/submitAction', submitDialog],
]);

/** Answers an invoke: what a client asks for while its user waits. One that is not known is 501. */
export async function answerInvoke(
  services: BotServices,
  context: TurnContext,
  arrival: Arrival,
): Promise<void> {
  const { name, value } = arrival.activity;
  const invoke = INVOKES.get(name ?? '');
  const answer: InvokeAnswer = invoke ? await invoke(services, arrival, value) : { status: 501, body: {} };
  await context.sendActivity(Activity.fromObject({ type: 'invokeResponse', value: answer }));
}
