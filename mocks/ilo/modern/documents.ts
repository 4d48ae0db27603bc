import type { Generation } from '../saying'
import { typeNames, versionOf } from './type-versions'

/** Services as the service document names them, with their addresses. */
const services: Record<string, string> = {
  Service: '',
  Systems: 'Systems/',
  Chassis: 'Chassis/',
  Managers: 'Managers/',
  AccountService: 'AccountService/',
  SessionService: 'SessionService/',
  EventService: 'EventService/',
  JsonSchemas: 'JsonSchemas/',
  Registries: 'Registries/',
  Sessions: 'SessionService/Sessions/',
  TaskService: 'TaskService/',
  TelemetryService: 'TelemetryService/',
  UpdateService: 'UpdateService/',
}

const serviceDocument = () => ({
  '@odata.context': '/redfish/v1/$metadata',
  value: Object.entries(services).map(([name, path]) => ({
    name,
    kind: 'Singleton',
    url: `/redfish/v1/${path}`,
  })),
})

const metadata = (generation: Generation): string => {
  const references = typeNames.map((name) => {
    const version = versionOf(name, generation)
    return `<edmx:Reference Uri="http://redfish.dmtf.org/schemas/v1/${name}_v1.xml"><edmx:Include Namespace="${name}"/><edmx:Include Namespace="${name}.${version}"/></edmx:Reference>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0">${references.join('')}<edmx:DataServices/></edmx:Edmx>`
}

/**
 * What OData asks of a service beside its resources, open to anyone: its version, its document and its
 * metadata; null where the address is none of these.
 */
export const odataDocument = (generation: Generation, pathname: string): Response | null => {
  const path = pathname.toLowerCase().replace(/\/$/, '')
  if (path === '/redfish') return Response.json({ v1: '/redfish/v1/' })
  if (path === '/redfish/v1/odata') return Response.json(serviceDocument())
  if (path === '/redfish/v1/$metadata')
    return new Response(metadata(generation), { headers: { 'content-type': 'application/xml' } })
  return null
}
