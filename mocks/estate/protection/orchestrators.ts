import type { Course } from '../course'
import type { Region, World } from '../types'
import { touch } from './stores'
import type { Orchestrator } from './types'

/** What a task says that no orchestrator works on any more. */
export const outOfReach = 'The Data Orchestrator does not report back.'

/** Whether a region has an orchestrator that works; tasks on premises go through one. */
export const hasOrchestrator = ({ protection }: World, region: Region): boolean =>
  [...protection.orchestrators.values()].some(
    (one) => one.region === region && one.connected && one.power === 'ON' && one.state === 'OK',
  )

/** An orchestrator is lost to its cloud, or found again. */
export const setOrchestratorConnected = (
  _course: Course,
  at: number,
  orchestrator: Orchestrator,
  connected: boolean,
) => touch(orchestrator, at, { connected })
