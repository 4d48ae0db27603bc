import type { ActOptions } from '../contract/act'

const flags: [keyof ActOptions, string][] = [
  ['downgrade', 'Older versions allowed'],
  ['installDrivers', 'Drivers and software, too'],
  ['skipBlocklisted', 'Skips blocklisted components'],
  ['skipPrerequisites', 'Prerequisites unchecked'],
  ['powerOff', 'Switched off afterwards'],
  ['ahsLog', 'Active Health System log'],
]

/** What an act was told beyond its servers, in words. */
export const optionFacts = (options: ActOptions): (readonly [string, string])[] => [
  ...(options.bundle === undefined ? [] : [['Firmware bundle', options.bundle] as const]),
  ...(options.waitHours === undefined
    ? []
    : [['Waits for at most', `${options.waitHours} h`] as const]),
  ...flags.flatMap(([name, word]) => (options[name] === true ? [[word, 'yes'] as const] : [])),
]
