import type { Departure } from '../departure'

export const virtualizationDepartures: Departure[] = []
