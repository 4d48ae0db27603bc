import { lazy, Suspense } from 'react'
import type { Energy, EnergyUnit } from '../../contract/server-look'
import { energyUnits, lookRangeWord } from '../../contract/server-look'
import { Choices } from '../../ui/choices'
import { useNow } from '../../ui/clock'
import { usePageParam } from '../../ui/use-page-param'
import { amountText, energyWords, samplesOf } from './energy-samples'
import { LookPanel } from './look-panel'
import { RangeChoice } from './range-choice'
import type { Com } from './use-com'
import { useRange } from './use-range'
import classes from './charts.module.css'

const Bars = lazy(async () => ({ default: (await import('./energy-bars')).EnergyBars }))

const isUnit = (text: string | null): text is EnergyUnit =>
  energyUnits.some((unit) => unit === text)

/** What the chart shows in words: the legend, and the sums. */
const Legend = ({ energy, unit }: { energy: Energy; unit: EnergyUnit }) => {
  const { sum } = energyWords[unit]
  const { collected, projected } = energy.sums
  return (
    <p className={classes.legend}>
      <span>
        <i className={classes.solid} /> Collected{' '}
        <strong>{amountText(collected[unit], sum) ?? 'nothing'}</strong>
      </span>
      {energy.projected.length > 0 && (
        <span>
          <i className={classes.hatched} /> Projected{' '}
          <strong>{amountText(projected[unit], sum) ?? 'nothing'}</strong>
          <span className="dimmer"> a forecast of COM, not a measure</span>
        </span>
      )}
    </p>
  )
}

const Chart = ({ energy, unit }: { energy: Energy; unit: EnergyUnit }) => {
  const [range] = useRange()
  const { name, unit: written, sum } = energyWords[unit]
  const { collected, projected } = energy.sums
  const now = useNow((at) => Math.floor(at / 60_000) * 60_000)
  return (
    <div
      className={classes.energy}
      role="img"
      aria-label={`${name} over the last ${lookRangeWord[range]}: collected ${amountText(collected[unit], sum) ?? 'nothing'}, projected ${amountText(projected[unit], sum) ?? 'nothing'}`}
    >
      <div className={classes.drawing} aria-hidden="true">
        <Suspense fallback={null}>
          <Bars
            samples={samplesOf(energy, unit)}
            stepMs={energy.stepMs}
            unit={written}
            now={energy.projected.length > 0 ? now : null}
          />
        </Suspense>
      </div>
    </div>
  )
}

/** Energy, CO2 and cost over time, measured and projected told apart. */
export const EnergyPanel = ({ server }: { server: Com }) => {
  const [range] = useRange()
  const [said, choose] = usePageParam('energy')
  const unit = isUnit(said) ? said : 'kwh'
  return (
    <LookPanel
      name="Energy, CO₂ and cost"
      anchor="energy"
      part="energy"
      server={server}
      asked={{ range }}
      room={252}
      aside={<RangeChoice />}
    >
      {(energy) =>
        energy.collected.length + energy.projected.length === 0 ? (
          <p className="dimmer">
            No energy was metered in the last {lookRangeWord[range]}: the server was not connected,
            is not subscribed, or cannot meter its power.
          </p>
        ) : (
          <>
            <div className={classes.head}>
              <Legend energy={energy} unit={unit} />
              <Choices
                name="What is shown"
                choices={energyUnits.map((value) => [value, energyWords[value].name] as const)}
                chosen={unit}
                onChoose={(value) => choose(value === 'kwh' ? null : value)}
              />
            </div>
            <Chart energy={energy} unit={unit} />
          </>
        )
      }
    </LookPanel>
  )
}
