import { note } from '../../estate/activities'
import type { NoteName } from '../../estate/texts/texts'
import type { Scope } from '../resource'

/** What an activity is about, where only COM knows it: source types of facts.md 6.3. */
type Subject = {
  type: 'External service' | 'Report' | 'Webhook'
  id: string
  name: string
}

/** `webhookDisabled` as the keys of activities are spelt: `WEBHOOK_DISABLED`. */
const keyOf = (name: NoteName) => name.replaceAll(/(?=[A-Z])/g, '_').toUpperCase()

/** Writes an activity about something of COM's own. */
export const tell = (
  { estate, region }: Scope,
  { type, id, name }: Subject,
  saying: NoteName,
  values: Record<string, string> = {},
) => {
  const source = { region, sourceType: type, sourceId: id, sourceName: name }
  estate.act((course, at) =>
    note(course, at, source, {
      key: keyOf(saying),
      saying: { note: saying, values: { name, ...values } },
    }),
  )
}

/** Does something on the estate's clock, `ms` from now at speed 1. */
export const later = ({ estate }: Scope, ms: number, run: () => void) => {
  estate.act(({ queue, speed }, at) => queue.schedule(at + ms / speed, run))
}
