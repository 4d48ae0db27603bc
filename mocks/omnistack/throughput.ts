import type { FederationCluster } from '../estate/federation/federation'
import { clusters } from './clusters'
import { itemOf } from './read-routes'
import type { Route } from './route'
import { get } from './route'
import type { Scope } from './scope'
import { parentColumns, stamp } from './scope'
import type { Span } from './series'
import { bustleAt, readSpan } from './series'

const peakBytesPerSecond = 40 * 2 ** 20

const side = (scope: Scope, which: 'source' | 'destination', { id, name }: FederationCluster) => {
  const parent = parentColumns(scope)
  return {
    [`${which}_omnistack_cluster_id`]: id,
    [`${which}_omnistack_cluster_name`]: name,
    [`${which}_omnistack_cluster_hypervisor_object_parent_id`]:
      parent.compute_cluster_parent_hypervisor_object_id(),
    [`${which}_omnistack_cluster_hypervisor_object_parent_name`]:
      parent.compute_cluster_parent_name(),
  }
}

/** What crosses from one cluster to another, bytes per second. */
const between = (
  scope: Scope,
  from: FederationCluster,
  to: FederationCluster,
  span: Span,
  dates: readonly string[],
) => {
  const points = bustleAt(`${from.id}/${to.id}`, span.times).map((bustle, index) => ({
    value: Math.round(peakBytesPerSecond * bustle),
    date: dates[index] ?? '',
  }))
  const [first = { value: 0, date: stamp(span.to) }] = points
  const least = points.reduce((a, b) => (b.value < a.value ? b : a), first)
  const most = points.reduce((a, b) => (b.value > a.value ? b : a), first)
  const sum = points.reduce((total, { value }) => total + value, 0)
  return {
    ...side(scope, 'source', from),
    ...side(scope, 'destination', to),
    average_throughput: points.length === 0 ? 0 : Math.round(sum / points.length),
    date: stamp(span.to),
    data: {
      minimum_throughput: least.value,
      date_of_minimum: least.date,
      maximum_throughput: most.value,
      date_of_maximum: most.date,
      data_points: points,
    },
  }
}

/** GET …/throughput: to every other cluster, or to the named ones; it knows no resolution (facts.md 8.8). */
export const throughputRoutes: Route[] = [
  get('/omnistack_clusters/:id/throughput', (call) => {
    const { scope, search } = call
    const from = itemOf(clusters, call)
    const asked = new URLSearchParams(search)
    asked.delete('resolution')
    const span = readSpan(asked, scope.estate.now())
    const wanted = search.get('destination_id')?.split(',')
    const others = scope.federation.clusters.filter(
      ({ id }) => id !== from.id && (wanted === undefined || wanted.includes(id)),
    )
    const dates = span.times.map(stamp)
    return Response.json({
      start_time: stamp(span.from),
      end_time: stamp(span.to),
      cluster_throughput: others.map((to) => between(scope, from, to, span, dates)),
    })
  }),
]
