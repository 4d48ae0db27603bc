import type { Vm } from '../contract/vm'

/** In the place of a VM's backups: that it has none, or that nobody knows yet. */
export const NoBackups = ({ vm }: { vm: Pick<Vm, 'backups'> }) => (
  <p className="dimmer">
    {vm.backups === null
      ? 'Its backups have not been read yet.'
      : 'No source counts a backup of this VM.'}
  </p>
)
