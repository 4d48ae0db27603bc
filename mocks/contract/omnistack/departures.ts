import type { Departure } from '../departure'

export const omnistackDepartures: Departure[] = []
