import { firmwareRollout } from './firmware-rollout'
import { quietNight } from './quiet-night'
import { regionOutage } from './region-outage'
import type { Story } from './story'

/** Every story, by the name that the command line and the control port know it by. */
export const stories: readonly Story[] = [firmwareRollout, regionOutage, quietNight]
