import { figure } from './figures.mjs'

/** What the figures hold for, in words. */
export function conditions({ kind, at, machine, processes, seconds }) {
  const { cores, processor, gigabytes, node, postgres, commit, isChanged } = machine
  const of = isChanged ? `${commit} with changes that are not committed` : commit
  return [
    `A ${kind} run of ${at.slice(0, 16).replace('T', ' ')} UTC at ${of}: ${cores} cores (${processor}), ${gigabytes} GB,`,
    `Node ${node}, PostgreSQL ${postgres} with its default, durable settings. ${processes} processes serve; the load`,
    `comes from the same machine: ${figure(seconds.many)} s over 16 connections and ${figure(seconds.alone)} s over one,`,
    `after ${figure(seconds.warm)} s to warm up. The institute has 200 courses, 2,000 people, 10,000 enrolments and one edition with`,
    '1,000 learners. Every answer was a 200; times are in milliseconds.',
  ].join('\n')
}
