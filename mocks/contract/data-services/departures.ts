import type { Departure } from '../departure'

export const dataServicesDepartures: Departure[] = []
