import type { ActOptions } from '../contract/act'

const flags: [keyof ActOptions, string][] = [
  ['downgrade', 'Older versions allowed'],
  ['installDrivers', 'Drivers and software, too'],
  ['skipBlocklisted', 'Skips blocklisted components'],
  ['skipPrerequisites', 'Prerequisites unchecked'],
  ['powerOff', 'Switched off afterwards'],
  ['ahsLog', 'Active Health System log'],
]

/** What an act was told beyond its servers, in words. `bundle`: the name of its firmware bundle, where it is known. */
export const optionFacts = (
  options: ActOptions,
  bundle: string | null,
): (readonly [string, string])[] => [
  ...(options.bundle === undefined ? [] : [['Firmware bundle', bundle ?? options.bundle] as const]),
  ...(options.image === undefined ? [] : [['Image', options.image] as const]),
  ...(options.waitHours === undefined
    ? []
    : [['Waits for at most', `${options.waitHours} h`] as const]),
  ...flags.flatMap(([name, word]) => (options[name] === true ? [[word, 'yes'] as const] : [])),
]
