import { Command } from 'commander'
import { withClient } from '../connection.ts'
import { manual } from '../manual.ts'
import { note } from '../output/out.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import type { Setting } from '../setting.ts'

/** `billhook owner-link`: the way back in for whoever holds the data folder. */
export function ownerLinkCommand(setting: Setting): Command {
  const command = showing(new Command('owner-link'))
    .description('Make a link by which somebody becomes an owner of everything here.')
    .action((format: Format) =>
      withClient(
        // Who holds the data folder is its operator; a server lets nobody in as that.
        { ...setting, env: { ...setting.env, BILLHOOK_URL: undefined } },
        {},
        async (client) => {
          const made = await client.post('/v1/owner-links')
          await printOne(made, format, ({ path }) => `${path}\n`)
          note(
            'Open it behind the address of your Billhook, such as http://localhost:3000. It is good once, for a day.',
          )
        },
        { wholeInstallation: true },
      ),
    )
  return manual(command, {
    about: `For when no owner can sign in any more. Whoever opens the link, with an account they
have or a new one, becomes an owner of every organization and may open more. This acts
on the data folder: stop the server first where the database is the embedded one.`,
    examples: ['billhook owner-link', 'BILLHOOK_DATA=/srv/billhook billhook owner-link'],
  })
}
