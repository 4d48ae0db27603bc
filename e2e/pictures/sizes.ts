/** Where pictures are written, and what they are taken in. */
export const folder = 'test-results/pictures'

export const sizes = [
  ['desk', 1440, 900],
  ['wide', 1920, 1080],
  ['wall', 3840, 2160],
  ['phone', 390, 844],
] as const
