/** The instrument version of the demo's interviews: its answers belong to these thirty questions. */
import { instrumentOf } from '@/domain/instrument/instrument'

export const demoInstrument = instrumentOf(1)
