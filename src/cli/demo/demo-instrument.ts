/** The version that the demonstration's families are asked with: its answers are of these thirty questions. */
import { instrumentOf } from '@/domain/instrument/instrument'

export const demoInstrument = instrumentOf(1)
