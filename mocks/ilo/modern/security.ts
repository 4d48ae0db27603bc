import { hasDefaultCertificate, securityOf } from '../../estate/security'
import type { Entry } from '../entry'
import { ref, type Resource } from '../redfish'
import type { View } from '../view'
import { hostNameOfIlo, stamp } from '../words'
import { list, single } from './kit'

const path = 'Managers/1/SecurityService'
const dashboard = `${path}/SecurityDashboard`

const statesOf = ({ generation }: View): string[] =>
  generation === 7 ? ['SecureStandard', 'FIPS', 'CNSA'] : ['Production', 'HighSecurity', 'FIPS']

const versions = ({ generation }: View): Resource => ({
  // TLS 1.0 and 1.1 are gone with iLO 7 (facts.md 2).
  ...(generation === 7 ? {} : { TLS1_0: 'Enabled', TLS1_1: 'Enabled' }),
  TLS1_2: 'Enabled',
  TLS1_3: 'Enabled',
})

const service = (view: View): Resource => ({
  Actions: {},
  CurrentCipher: 'TLS_AES_256_GCM_SHA384',
  ...(view.generation === 7 ? {} : { DisableWeakCiphers: false }),
  Links: {
    HttpsCert: ref(`${path}/HttpsCert`),
    SSO: ref(`${path}/SSO`),
    SecurityDashboard: ref(dashboard),
  },
  LoginSecurityBanner: { IsEnabled: false },
  Name: 'Security Service',
  SecurityState: statesOf(view)[0],
  'SecurityState@Redfish.AllowableValues': statesOf(view),
  TLSVersion: versions(view),
})

const certificate = ({ machine }: View): Resource => ({
  CertificateSigningRequest: null,
  Name: 'HTTPS Certificate',
  X509CertificateInformation: {
    Issuer: hasDefaultCertificate(machine)
      ? 'CN = Default Issuer (Do not trust), O = Hewlett Packard Enterprise, OU = ISS, C = US'
      : `CN = Infrastructure CA ${machine.region}`,
    Subject: `CN = ${hostNameOfIlo(machine)}, O = Hewlett Packard Enterprise, OU = ISS, C = US`,
    ValidNotAfter: stamp(machine.createdAt + 15 * 365 * 86_400_000),
    ValidNotBefore: stamp(machine.createdAt),
  },
})

/** How safe the iLO is set up; each generation with its own states (facts.md 8, Manager). */
export const securityEntries = (view: View): Entry[] => {
  const parameters = securityOf(view.machine)
  return [
    single(view, path, 'HpeSecurityService', () => service(view)),
    single(view, 'CertificateService', 'CertificateService', () => ({
      CertificateLocations: ref('CertificateService/CertificateLocations'),
      Description: 'Certificate service',
      Name: 'Certificate Service',
    })),
    single(view, 'CertificateService/CertificateLocations', 'CertificateLocations', () => ({
      Description: 'Certificate Locations',
      Links: { Certificates: [] },
      Name: 'Certificate Locations',
    })),
    single(view, `${path}/HttpsCert`, 'HpeHttpsCert', () => certificate(view)),
    single(view, `${path}/SSO`, 'HpeiLOSSO', () => ({
      Name: 'Single Sign On',
      SSOsettings: { SSOTrustMode: 'TrustNone' },
    })),
    single(view, dashboard, 'HpeiLOSecurityDashboard', () => ({
      Name: 'Security Dashboard',
      OverallSecurityStatus: parameters.some(({ isRisk }) => isRisk) ? 'Risk' : 'Ok',
      SecurityParameters: ref(`${dashboard}/SecurityParams`),
      ServerConfigurationLockStatus: 'Disabled',
    })),
    ...list(
      `${dashboard}/SecurityParams`,
      'HpeiLOSecurityParam',
      { name: 'Security Parameter Collection', description: 'iLO Security Parameter Collection' },
      parameters.map(({ name, state, isRisk }, index) =>
        single(view, `${dashboard}/SecurityParams/${index}`, 'HpeiLOSecurityParam', () => ({
          Ignore: false,
          Name: name,
          SecurityStatus: isRisk ? 'Risk' : 'Ok',
          State: state,
        })),
      ),
    ),
  ]
}
