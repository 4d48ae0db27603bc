import * as v from 'valibot'
import { count, list, parseItem, part, text, time, word } from '../../tolerant'
import type { Resource } from '../live/resource'
import { linkAt } from '../live/resource'
import { type Message, messageSchema } from '../messages'

/** A clock that was never set starts in 1970; no BMC that we read is older than this (facts.md 8). */
const earliest = '2010'
const real = (at: string | null) => (at !== null && at >= earliest ? at : null)

const messages = list(messageSchema)

const taskSchema = v.object({
  Name: text,
  TaskState: word,
  TaskStatus: word,
  PercentComplete: count,
  StartTime: time,
  EndTime: time,
  Messages: messages,
  Payload: part({ TargetUri: text, JsonBody: text }),
})

/** A task of Redfish's TaskService; an iLO tells no percents of it but in a message (facts.md 10). */
export type TaskRecord = {
  uri: string
  name: string | null
  state: string | null
  health: string | null
  percent: number | null
  begunAt: string | null
  endedAt: string | null
  messages: Message[]
  /** The address that was asked to do it. */
  asked: string | null
  /** Where the image is that it was told to flash. */
  image: string | null
}

const bodySchema = v.object({ ImageURI: text })

const imageIn = (body: string | null): string | null => {
  try {
    return parseItem(bodySchema, JSON.parse(body ?? ''))?.ImageURI ?? null
  } catch {
    return null
  }
}

/** `iLO.UpdateSimpleStatus` has the percents as its fourth argument. */
const percentIn = (told: readonly Message[]) => {
  const args = told.findLast(({ MessageId }) => MessageId?.endsWith('.UpdateSimpleStatus'))
  const percent = Number.parseFloat(args?.MessageArgs[3] ?? '')
  return Number.isFinite(percent) ? percent : null
}

/** Null where the body is no task. `uri`: where it is. */
export const parseTaskRecord = (uri: string, body: unknown): TaskRecord | null => {
  const task = parseItem(taskSchema, body)
  return (
    task && {
      uri,
      name: task.Name,
      state: task.TaskState,
      health: task.TaskStatus,
      percent: task.PercentComplete ?? percentIn(task.Messages),
      begunAt: real(task.StartTime),
      endedAt: real(task.EndTime),
      messages: task.Messages,
      asked: task.Payload.TargetUri,
      image: imageIn(task.Payload.JsonBody),
    }
  )
}

const queuedSchema = v.object({
  Name: text,
  Command: text,
  State: word,
  Filename: text,
  Created: time,
  Modified: time,
  UpdatableBy: list(v.string()),
  Result: part(messageSchema.entries),
})

/** One command of HPE's update queue (facts.md 10). */
export type QueuedRecord = {
  uri: string
  name: string | null
  command: string | null
  state: string | null
  file: string | null
  createdAt: string | null
  modifiedAt: string | null
  by: string[]
  result: Message
}

export const parseQueued = (uri: string, body: unknown): QueuedRecord | null => {
  const queued = parseItem(queuedSchema, body)
  return (
    queued && {
      uri,
      name: queued.Name,
      command: queued.Command,
      state: queued.State,
      file: queued.Filename,
      createdAt: real(queued.Created),
      modifiedAt: real(queued.Modified),
      by: queued.UpdatableBy,
      result: queued.Result,
    }
  )
}

const result = part(messageSchema.entries)
const updatesSchema = v.object({
  // An iLO 4 has a service of its own for it, which tells this at its top.
  State: word,
  ProgressPercent: count,
  Oem: part({
    Hpe: part({ State: word, FlashProgressPercent: count, Result: result, CurrentTime: time }),
  }),
})

/** How far the image is that an iLO flashes, or what came of the last one. */
export type Flash = {
  uri: string
  /** Where the update queue is; null where there is none. */
  queue: string | null
  state: string | null
  percent: number | null
  result: Message
  /** What its clock says, which need not be right. */
  clock: string | null
}

export const parseFlash = (uri: string, service: Resource): Flash | null => {
  const told = parseItem(updatesSchema, service)
  return (
    told && {
      uri,
      queue: linkAt(service, 'Oem.Hpe.UpdateTaskQueue'),
      state: told.Oem.Hpe.State ?? told.State,
      percent: told.Oem.Hpe.FlashProgressPercent ?? told.ProgressPercent,
      result: told.Oem.Hpe.Result,
      clock: real(told.Oem.Hpe.CurrentTime),
    }
  )
}
