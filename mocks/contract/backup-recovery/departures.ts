import type { Departure } from '../departure'

export const backupRecoveryDepartures: Departure[] = []
