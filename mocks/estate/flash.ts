import type { Course } from './course'
import { componentIn, installComponent } from './firmware-baseline'
import type { FirmwareComponent } from './firmware-bundles'
import { touch } from './health'
import { restartIlo } from './restart-ilo'
import type { Machine } from './types'

const second = 1_000

/** A firmware image on its way into a server; times in epoch ms. */
export type Flash = {
  /** The file that it comes in. */
  file: string
  startedAt: number
  endsAt: number
  /** What it brings; null: the image is not for this server. */
  component: FirmwareComponent | null
}

/** Flashes the image of that file within two minutes; an iLO then restarts with its new firmware. */
export const startFlash = (course: Course, at: number, machine: Machine, file: string): Flash => {
  const component = componentIn(file, machine)
  const endsAt = at + ((component ? 120 : 20) * second) / course.speed
  if (component)
    course.queue.schedule(endsAt, (now) => {
      installComponent(component, machine)
      touch(course, now, machine)
      if ('ilo' in component) restartIlo(course, now, machine)
    })
  return { file, startedAt: at, endsAt, component }
}
