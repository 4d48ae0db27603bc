import type { Outcome } from '../contract/freshness'
import type { Vm } from '../contract/vm'
import { NoneListed } from '../ui/none-listed'

/** In the place of a VM's backups: that it has none, or that nobody knows yet. */
export const NoBackups = ({
  vm,
  outcomes,
}: {
  vm: Pick<Vm, 'backups'>
  outcomes: readonly Outcome[]
}) => (
  <NoneListed outcomes={outcomes}>
    {vm.backups === null
      ? 'Its backups have not been read yet.'
      : 'No source counts a backup of this VM.'}
  </NoneListed>
)
