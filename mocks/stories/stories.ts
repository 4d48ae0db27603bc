import { backupStoreFull } from './backup-store-full'
import { firmwareRollout } from './firmware-rollout'
import { psuFailure } from './psu-failure'
import { quietNight } from './quiet-night'
import { regionOutage } from './region-outage'
import type { Story } from './story'

/** Every story, by the name that the command line and the control port know it by. */
export const stories: readonly Story[] = [
  psuFailure,
  backupStoreFull,
  regionOutage,
  firmwareRollout,
  quietNight,
]
