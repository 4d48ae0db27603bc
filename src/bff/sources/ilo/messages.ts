import * as v from 'valibot'
import { list, text, word } from '../tolerant'

/** A message of a BMC. An iLO sends no text, only the id and what goes into it (facts.md 4). */
export const messageSchema = v.object({
  MessageId: text,
  /** As an iLO 4 spells it. */
  MessageID: text,
  Message: text,
  MessageArgs: list(v.string()),
  Severity: word,
  MessageSeverity: word,
  Resolution: text,
})
export type Message = v.InferOutput<typeof messageSchema>

/** What the keys that we meet mean, `%1` for what goes into them. */
const sentences: Record<string, string> = {
  Success: 'It was carried out.',
  Created: 'It was created.',
  NoValidSession: 'It knows no session for our requests.',
  UnauthorizedLoginAttempt: 'It does not accept the user name and password.',
  LoginAttemptDelayed: 'It delays further logins after one that failed.',
  LoginAttemptDelayedSeconds: 'It delays further logins after one that failed.',
  SessionLimitExceeded: 'It has no session free.',
  InsufficientPrivilege: 'The account lacks the privilege.',
  ResourceMissingAtURI: 'It has no such resource.',
  ResourceNotReadyRetry: 'It is not ready yet.',
  FirmwareFlashAlreadyInProgress: 'Firmware is being flashed already.',
  InvalidOperationForSystemState: 'The power state of the server does not allow it.',
  SystemResetRequired: 'It takes effect at the next start of the server.',
  ResetRequired: 'It takes effect after a restart of the iLO.',
  ResetInProgress: 'The iLO is being restarted.',
  SystemPowerOffRequired: 'The server has to be switched off first.',
  SimpleUpdateInvalidImageURI: 'There is no image at the address that it was given.',
  SimpleUpdateInvalidImageOrCredentials: 'The image, or what opens its address, is not valid.',
  DailyUpdateLimitExceeded: 'No more updates are taken today.',
  UpdateBadParameter: 'The update was told something that does not fit.',
  UpdateCancelled: 'The update was cancelled.',
  UpdateDependencyFailure: 'The component needs another one that is not there.',
  UpdateFailed: 'The component could not be updated (%1).',
  UpdateInPOST: 'The server is past its self-test, in which alone this can be updated.',
  UpdateInterrupted: 'The update was interrupted.',
  UpdateInvalidFile: 'The file is not valid.',
  UpdateInvalidOS: 'The operating system that runs does not allow the update.',
  UpdateNotApplicable: 'The component is not for this server.',
  UpdateRepositoryUnavailable: 'The repository of components is not available.',
  UpdateSimpleStatus: '%3 (%1, %4 %)',
  UpdateTaskQueueFull: 'The update queue is full.',
  UpdateTemporarilyUnavailable: 'The update cannot be made at the moment.',
  UpdateWithPowerOff: 'The server has to be off for this update.',
  UpdateWithPowerOn: 'The server has to be on for this update.',
  BundleUpdateSuccess: 'The bundle was installed.',
  BundleUpdateResetPending: 'Waits for a restart of the server.',
  BundleUpdateResetComplete: 'The server was restarted.',
  BundleUpdateResetFailed: 'The restart that was waited for failed.',
  BundleUpdateComponentDownloadStatus: 'Download of %1: %2, %3 of %4.',
  BundleUpdateComponentInstallationStatus: 'Installation of %1: %2, %3 of %4.',
}

/** What to do where a message itself recommends nothing, as those of an iLO. */
const advice: Record<string, string> = {
  FirmwareFlashAlreadyInProgress: 'Wait for its end and ask again.',
  SimpleUpdateInvalidImageURI: 'Check the address: the iLO itself has to reach it.',
  SimpleUpdateInvalidImageOrCredentials:
    'Check that the iLO itself can fetch the image without signing in, and that the image is made for it.',
  DailyUpdateLimitExceeded: 'Ask again tomorrow.',
  UpdateInterrupted: 'Ask again once the iLO has answered for a while.',
  UpdateInvalidFile: 'Choose an image that is made for this generation of iLO.',
  UpdateNotApplicable: 'Choose an image that is made for this generation of iLO.',
  UpdateTaskQueueFull: 'Empty its update queue and ask again.',
  UpdateTemporarilyUnavailable: 'Ask again in a few minutes.',
  UpdateWithPowerOff: 'Shut the server down and ask again.',
  UpdateWithPowerOn: 'Power the server on and ask again.',
}

/** A message's id without the version of its registry, which moves: `iLO.UpdateInvalidFile`. */
export const codeOf = ({ MessageId, MessageID }: Message): string | null => {
  const parts = (MessageId ?? MessageID)?.split('.') ?? []
  const key = parts.at(-1)
  if (key === undefined || key === '') return null
  return parts.length > 1 ? `${parts[0]}.${key}` : key
}

/** The last part of a message's id, which tells it in every version. */
export const messageKeyOf = (message: Message): string | null =>
  codeOf(message)?.split('.').at(-1) ?? null

/** `UpdateInvalidFile` as words. */
const spelled = (key: string) => {
  const words = key.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

/** What a message means, by its own words, else ours; null where we have none for it. */
export const sentenceOf = (message: Message): string | null => {
  const said = message.Message ?? sentences[messageKeyOf(message) ?? '']
  return said?.replaceAll(/%(\d+)/g, (_, at) => message.MessageArgs[Number(at) - 1] ?? '…') ?? null
}

/** The same; of what we have no words for its key. Null where the message says nothing at all. */
export const textOf = (message: Message): string | null => {
  const key = messageKeyOf(message)
  return sentenceOf(message) ?? (key === null ? null : spelled(key))
}

/** What it recommends, or else what is to be done in our words. */
export const adviceOf = (message: Message): string | null => {
  const { Resolution } = message
  return Resolution === null || /^none\.?$/i.test(Resolution)
    ? (advice[messageKeyOf(message) ?? ''] ?? null)
    : Resolution
}

/** Whether it tells of something that is not well. */
export const isBad = ({ Severity, MessageSeverity }: Message): boolean => {
  const grave = Severity ?? MessageSeverity
  return grave !== null && grave !== 'OK'
}
