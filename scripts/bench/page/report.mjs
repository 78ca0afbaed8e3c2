import { median } from '../lib/statistics.mjs'
import { ratio, tableLine } from '../lib/table.mjs'
import { slow } from './load.mjs'

const frameMs = 1000 / 60

const columns = [
  ['bare', 'bare Next page'],
  ['interview', 'the interview'],
  ['surveyjs', 'SurveyJS 3.0.0'],
]

const kilobytes = (bytes) => (bytes / 1000).toFixed(1)
const whole = (value) => value.toFixed(0)
const tenths = (value) => value.toFixed(1)

const row = (label, cells) => tableLine(label, cells, { labelWidth: 46, cellWidth: 16 })

/** A line with one measure of every page that has it, and the ratio of the interview to the other pages. */
function line(label, values, shown) {
  const { bare, interview, surveyjs } = values
  const cells = columns.map(([name]) => (values[name] === undefined ? '–' : shown(values[name])))
  return row(label, [...cells, ratio(interview, bare), ratio(interview, surveyjs)])
}

const loadLine = (loaded) => (label, key, shown) => {
  const medians = columns.map(([name]) => [name, median(loaded[name].map((load) => load[key]))])
  return line(label, Object.fromEntries(medians), shown)
}

/** Takes the median of each question over the rounds. Returns their median, the largest, and the question of the largest. */
function overQuestions(rounds, part) {
  const times = Object.keys(rounds[0]).map((key) => [key, median(rounds.map((round) => round[key][part]))])
  const [slowest, max] = times.toSorted(([, a], [, b]) => b - a)[0]
  return { median: median(times.map(([, time]) => time)), max, slowest, times }
}

function choiceLines(chosen) {
  const over = (part) => ({
    interview: overQuestions(chosen.interview, part),
    surveyjs: overQuestions(chosen.surveyjs, part),
  })
  const [frame, work] = [over('frame'), over('work')]
  const pick = ({ interview, surveyjs }, key) => ({ interview: interview[key], surveyjs: surveyjs[key] })
  const inFrame = work.interview.times.filter(([, time]) => time <= frameMs).length
  return [
    line('choice to next frame painted, median (ms)', pick(frame, 'median'), tenths),
    line('choice to next frame painted, slowest (ms)', pick(frame, 'max'), tenths),
    line('  of which work of the page, median (ms)', pick(work, 'median'), tenths),
    line('  of which work of the page, slowest (ms)', pick(work, 'max'), tenths),
    row('  slowest question by its work', ['–', work.interview.slowest, work.surveyjs.slowest]),
    '',
    `Answered within a frame (work of at most ${tenths(frameMs)} ms): ${inFrame} of ${work.interview.times.length} questions.`,
  ]
}

/** The results as a table, with a description of how they were measured. */
export function report({ loaded, chosen, loads, rounds, version }) {
  const measure = loadLine(loaded)
  return [
    '',
    row('', [...columns.map(([, label]) => label), 'to bare', 'to SurveyJS']),
    measure('JS + CSS of the first load, gzip (kB)', 'weight', kilobytes),
    measure('  JS', 'js', kilobytes),
    measure('  CSS', 'css', kilobytes),
    measure('the page itself (HTML), gzip (kB)', 'html', kilobytes),
    measure('DOM nodes', 'nodes', whole),
    measure('first drawn, slow (ms)', 'drawn', whole),
    measure('interactive, slow (ms)', 'interactive', whole),
    ...choiceLines(chosen),
    '',
    `Medians of ${loads} loads and ${rounds} rounds, Chromium ${version}, all from 127.0.0.1. 1 kB is 1000 bytes.`,
    `Slow: CPU ${slow.cpu}x, ${slow.downKbps} kbit/s down, ${slow.upKbps} up, ${slow.roundTripMs} ms there and back, an empty cache.`,
    'Interactive: drawn, every script and style there, and the last task of over 50 ms done (then five quiet seconds).',
    'A choice is measured with nothing slowed down; work is the processor time of the page’s main thread for it.',
    'SurveyJS keeps no answers here; the interview sends each to its server.',
  ].join('\n')
}
