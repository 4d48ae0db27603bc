import { english } from './en'
import { japanese } from './ja'

type Worded<T> = { [Name in keyof T]: T[Name] extends string ? string : Worded<T[Name]> }
/** What every language has a text for; one that is missing is a type error. */
export type Texts = Worded<typeof english>

export type NoteName = keyof Texts['notes']
export type JobName = keyof Texts['jobs']
export type FaultName = keyof Texts['faults']
export type ReasonName = keyof Texts['reasons']

const catalogues = { en: english, ja: japanese } satisfies Record<string, Texts>
export type Language = keyof typeof catalogues

type Values = Readonly<Record<string, string | number>>
/** Why something ended as it did, with what its text has to be filled with. */
export type Reason = { why: ReasonName; values?: Values }
/** What an activity says, in no language yet. */
export type Saying = {
  note: NoteName
  job?: JobName
  fault?: FaultName
  reason?: Reason
  values?: Values
}

const fill = (text: string, values: Values) =>
  text.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole))

export const reasonText = ({ why, values = {} }: Reason, language: Language = 'en'): string =>
  fill(catalogues[language].reasons[why], values)

/** A fault in the words of its alert. */
export const faultText = (name: FaultName, language: Language = 'en'): Texts['faults'][FaultName] =>
  catalogues[language].faults[name]

/** An activity in a language; an empty `action` is none. */
export const sayingText = (
  saying: Saying,
  language: Language = 'en',
): { title: string; message: string; action: string } => {
  const { notes, jobs } = catalogues[language]
  const { title, message, action } = notes[saying.note]
  const values = {
    ...saying.values,
    ...(saying.fault ? faultText(saying.fault, language) : {}),
    ...(saying.job ? { job: jobs[saying.job] } : {}),
    ...(saying.reason ? { reason: reasonText(saying.reason, language) } : {}),
  }
  return {
    title: fill(title, values),
    message: fill(message, values),
    action: fill(action, values),
  }
}
