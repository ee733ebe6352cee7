// The Teams app as its manifest describes it, in the newest published version of the schema.

/** What differs from one installation to the next. */
export const NEEDED = {
  BOT_CLIENT_ID: 'the application (client) id of the Azure Bot',
  BOT_HOST: 'the host that serves Clausewise, such as chat.shop.example',
};

const PROMPTS = [
  ['Can I return it?', 'I want to return an item that was delivered on '],
  ['It stopped working', 'An item stopped working. What does the policy give me?'],
  ['What does the policy say?', 'How long do customers have to return something?'],
  ['Talk to a person', 'I want to talk to a person'],
];

/**
 * The manifest.
 * @param {{ clientId: string, host: string, version?: string, company?: string, website?: string, privacy?: string, terms?: string }} app
 */
export function teamsManifest(app) {
  const site = app.website ?? `https://${app.host}/`;
  const commands = PROMPTS.map(([title, prompt]) => ({
    title,
    description: prompt.trim(),
    type: 'prompt',
    prompt,
  }));
  const scopes = ['personal', 'team', 'groupChat'];
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json',
    manifestVersion: '1.30',
    version: app.version ?? '1.0.0',
    id: app.clientId,
    developer: {
      name: app.company ?? 'Clausewise',
      websiteUrl: site,
      privacyUrl: app.privacy ?? `${site}privacy`,
      termsOfUseUrl: app.terms ?? `${site}terms`,
    },
    name: { short: 'Clausewise', full: 'Clausewise: what the policy gives, with the clause' },
    description: {
      short: 'What a shop’s policy gives in a case, with the clause, word for word.',
      full:
        'Tell what happened with an order. Clausewise asks only what still matters, then says what the shop’s own policy ' +
        'gives: eligible or not, which remedy, who pays the return, until which day, and what to do next. Every statement ' +
        'cites its clause, word for word; where the policy does not say, it says exactly that and offers a person. Check a ' +
        'message that a customer wrote, and search the policies for a passage to quote. Answers are given automatically.',
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0B5C8A',
    bots: [
      {
        botId: app.clientId,
        scopes,
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: scopes.map((scope) => ({ scopes: [scope], commands })),
      },
    ],
    composeExtensions: [
      {
        botId: app.clientId,
        commands: [
          {
            id: 'searchPolicies',
            type: 'query',
            context: ['compose', 'commandBox'],
            title: 'Search the policies',
            description: 'Find a passage and put it in the message, with its source',
            initialRun: true,
            parameters: [
              { name: 'query', title: 'Search', description: 'What the passage is about', inputType: 'text' },
            ],
          },
          {
            id: 'checkEligibility',
            type: 'action',
            context: ['message'],
            title: 'Check eligibility',
            description: 'Read the facts of this message, the verdict, and a draft of the reply',
            fetchTask: true,
          },
        ],
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [app.host],
  };
}
