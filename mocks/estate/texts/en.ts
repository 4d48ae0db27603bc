/** What Compute Ops Management says in English. `{name}`s are filled in (see texts.ts). */
export const english = {
  /** Activities: `{job}`, `{reason}` and the three parts of a fault come from the lists below. */
  notes: {
    serverConnected: {
      title: 'Server connected',
      message: 'The server is connected to Compute Ops Management again.',
      action: '',
    },
    serverDisconnected: {
      title: 'Server disconnected',
      message: 'The server has lost its connection to Compute Ops Management.',
      action: 'Check the network of the iLO and its proxy settings.',
    },
    serverHealthCritical: {
      title: 'Server health critical',
      message: '{message}\n\n{description}',
      action: '{resolution}',
    },
    serverHealthWarning: {
      title: 'Server health warning',
      message: '{message}\n\n{description}',
      action: '{resolution}',
    },
    serverHealthOk: {
      title: 'Server health OK',
      message: 'All subsystems report OK again.',
      action: '',
    },
    inventoryCollected: {
      title: 'Server inventory collected',
      message: 'The full inventory of the server was collected.',
      action: '',
    },
    serverRestarted: {
      title: 'Server power reset',
      message: 'The server was restarted from its operating system.',
      action: '',
    },
    settingsApplied: {
      title: 'iLO settings applied',
      message:
        'The iLO settings of the group were applied.\n\n**Note:** the host was not restarted.\n',
      action: '',
    },
    logCollected: {
      title: 'Server log collected',
      message: 'The Active Health System log was collected and is kept for 7 days.',
      action: '',
    },
    subscriptionRenewed: {
      title: 'Subscription renewed',
      message: 'The subscription of the server was renewed automatically.',
      action: '',
    },
    firmwareUpToDate: {
      title: 'Firmware update successful',
      message:
        'Firmware update successful\n\n**Note:** The server firmware is already up to date with the baseline of its group.\n',
      action: '',
    },
    serverAdded: {
      title: 'Server added',
      message: 'The server was added with the credentials of its iLO.',
      action: '',
    },
    serverRemoved: {
      title: 'Server removed',
      message: 'The server was removed from Compute Ops Management.',
      action: '',
    },
    baselineChanged: {
      title: 'Group updated',
      message: 'The firmware baseline of the group was changed.',
      action: '',
    },
    complianceChecked: {
      title: 'Firmware compliance checked',
      message: 'Servers were compared with the firmware baseline of the group.',
      action: '',
    },
    groupCreated: {
      title: 'Group created',
      message: 'Group **{group}** was created.',
      action: '',
    },
    groupChanged: {
      title: 'Group updated',
      message: 'Group **{group}** was changed.',
      action: '',
    },
    groupDeleted: {
      title: 'Group deleted',
      message: 'Group **{group}** was deleted.',
      action: '',
    },
    serversAdded: {
      title: 'Group updated',
      message: 'Servers were added to the group: {servers}.',
      action: '',
    },
    serversTaken: {
      title: 'Group updated',
      message: 'Servers were removed from the group: {servers}.',
      action: '',
    },
    jobSuccessful: {
      title: '{job} successful',
      message: '{job} of **{subject}** is complete.',
      action: '',
    },
    jobFailed: {
      title: '{job} failed',
      message: '{job} of **{subject}** failed.\n\n{reason}',
      action: '',
    },
  },
  /** Jobs, by the estate's own names of their templates. */
  jobs: {
    inventory: 'Server inventory',
    collectLog: 'Server log collection',
    restart: 'Server restart',
    iloFirmware: 'iLO firmware update',
    firmware: 'Firmware update',
    groupFirmware: 'Group firmware update',
    groupCompliance: 'Group firmware compliance check',
  },
  /** Why a job ended as it did. */
  reasons: {
    inventoryUnanswered: 'The iLO did not answer while its inventory was read.',
    logNotDownloaded: 'The Active Health System log could not be downloaded from the iLO.',
    notBackOn: 'The server did not report power state ON after its restart.',
    iloNotBack: 'iLO did not come back within 10 minutes after its firmware was activated.',
    someNotUpdated: 'The firmware of some servers could not be updated.',
    inventoryTooOld: 'The inventory of some servers is too old to be compared.',
    declined: 'Declined by an approver',
    dismissed: 'Dismissed after a stall',
    serversFailed: '{failed} of {total} servers failed',
  },
  /** Faults of servers, by the key of their iLO's message. */
  faults: {
    PowerSupplyFailed: {
      message: 'Power supply 2 failed, redundancy lost',
      description: 'The power supply in bay 2 has no input power or has failed.',
      resolution: 'Check the power feed of bay 2, then reseat or replace the power supply.',
    },
    DriveFailed: {
      message: 'Drive in bay 3 failed',
      description: 'The drive in port 1I, box 1, bay 3 has failed; its volume is degraded.',
      resolution: 'Replace the drive. The controller rebuilds the volume by itself.',
    },
    SystemOverheating: {
      message: 'System board over temperature',
      description: 'A system board sensor has passed its critical threshold.',
      resolution:
        'Check airflow and inlet temperature; the server protects itself by shutting down.',
    },
    CorrectableMemoryErrorsExceeded: {
      message: 'Processor 1 DIMM 8: correctable error threshold exceeded',
      description: 'A DIMM has corrected more errors than its threshold allows.',
      resolution: 'Plan the replacement of the DIMM within its pre-failure warranty.',
    },
    FanRedundancyLost: {
      message: 'Fan redundancy lost',
      description: 'Fan 4 turns slower than asked; the remaining fans are no longer redundant.',
      resolution: 'Replace fan 4. The server runs on the remaining fans.',
    },
    InletTemperatureHigh: {
      message: 'Inlet temperature 38 °C, threshold 38 °C',
      description: 'The front ambient sensor has reached its caution threshold.',
      resolution: 'Check the cooling of the rack row.',
    },
    NetworkLinkDown: {
      message: 'Network adapter 1 port 2: link down',
      description: 'The link of an adapter port has gone down while its driver is loaded.',
      resolution: 'Check cable, transceiver and switch port.',
    },
    DrivePredictiveFailure: {
      message: 'Drive in bay 6: predictive failure',
      description: 'The drive in port 2I, box 1, bay 6 reports that it will soon fail.',
      resolution: 'Replace the drive at the next occasion.',
    },
  },
}
