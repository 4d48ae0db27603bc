import { lookRanges } from '../../contract/server-look'
import type { LookRange } from '../../contract/server-look'
import { Choices } from '../../ui/choices'
import { useRange } from './use-range'

const short: Record<LookRange, string> = {
  '24h': '24 h',
  '7d': '7 d',
  '30d': '30 d',
  '180d': '180 d',
}

/** How far back the charts of the page reach: all of them, so that they can be compared. */
export const RangeChoice = () => {
  const [range, choose] = useRange()
  return (
    <Choices
      name="Time range of the charts"
      choices={lookRanges.map((value) => [value, short[value]] as const)}
      chosen={range}
      onChoose={choose}
    />
  )
}
