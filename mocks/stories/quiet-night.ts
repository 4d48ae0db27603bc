import { hour } from '../estate/course'
import type { Story } from './story'

const nightHours = 8

/** Everything is well, and for a night nothing happens but what is scheduled. */
export const quietNight: Story = {
  name: 'quiet-night',
  about: 'everything is well; for eight hours only schedules run',
  tell: ({ estate }) => [
    {
      afterMinutes: 0,
      says: 'Every server is well and connected, every schedule runs, and nobody starts anything.',
      act: () => {
        for (const { id } of estate.machines.values()) {
          estate.heal(id)
          estate.reconnect(id)
        }
        for (const vm of estate.vms.values()) vm.ailment = null
        estate.rest((nightHours * hour) / estate.speed)
      },
    },
    { afterMinutes: nightHours * 60, says: 'Life goes on.', act: () => estate.rest(0) },
  ],
}
