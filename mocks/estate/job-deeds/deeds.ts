import type { JobName } from '../texts/texts'
import type { Deed } from './deed'
import { firmwareDeeds } from './firmware-deeds'
import { powerDeeds } from './power-deeds'
import { recordDeeds } from './record-deeds'

const deeds: Partial<Record<JobName, Deed>> = { ...powerDeeds, ...recordDeeds, ...firmwareDeeds }

/** What a job does to its server besides being a job. */
export const deedOf = (name: JobName): Deed => deeds[name] ?? {}
