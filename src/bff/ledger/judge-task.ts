import type { ActName } from '../../contract/act'
import type { MirroredTask } from '../mirror/entities'
import type { TaskChoice } from '../sources/acts'

/** Who asks, as the ledger and everybody's list name them. */
export type Who = { person: string; actor: string }

const plain = (text: string) => text.trim().toLowerCase()

/** The name of a person's account: what stands behind the kind of sign-in in their key. */
const accountOf = ({ person }: Who) => plain(person.slice(person.indexOf(':') + 1))
/** A provider's name for somebody, without what tells it from a local account of that name. */
const nameOf = ({ actor }: Who) => plain(actor.replace(/ \([^()]*\)$/, ''))

const beforeDomain = (name: string) => name.split('@')[0]
/** Sources name people by their address without its domain; who has one may be named by either. */
const isSame = (one: string, other: string) =>
  one === other ||
  (one.includes('@') !== other.includes('@') && beforeDomain(one) === beforeDomain(other))

/** Whether a source's word for a person means who asks. */
export const isSamePerson = (named: string | null, asker: Who): boolean =>
  named !== null &&
  [plain(asker.actor), nameOf(asker), accountOf(asker)].some((name) => isSame(name, plain(named)))

/** `begunBy`: who began it from here; null where it was not begun here. */
export type TaskContext = { choices: readonly TaskChoice[]; asker: Who; begunBy: string | null }

/** Why nothing will happen to a task; null: it will. Nobody approves what they asked for themselves. */
export const reasonAgainstTask = (
  act: ActName,
  { row }: MirroredTask,
  { choices, asker, begunBy }: TaskContext,
): string | null => {
  const choice = choices.find((one) => one.act === act)
  if (!choice) return 'Not possible as it stands.'
  if (choice.reason !== null || act !== 'approve') return choice.reason
  return begunBy === asker.person || isSamePerson(row.startedBy, asker)
    ? 'You asked for it yourself: somebody else has to approve it.'
    : null
}

/** What to mind of a task that it will happen to. */
export const remarkOnTask = (act: ActName, { row }: MirroredTask): string | null => {
  if (act !== 'approve' && act !== 'decline') return null
  const who = row.startedBy === null ? 'Who asked for it is not told.' : `${row.startedBy} asked.`
  return `${who} The source takes the answer as that of the owner of Sightline's API client, the ledger as yours.`
}
