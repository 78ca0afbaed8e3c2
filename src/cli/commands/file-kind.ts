import { fileKinds, type FileKind } from '@/features/imports/schema'
import { BadUsage } from '../command'

/** Parses arguments such as `schools FILE`: the kind of file, and its path. */
export const kindAndFile = (positionals: readonly string[]): { kind: FileKind; file: string } => {
  const [name, file, ...more] = positionals
  const kind = fileKinds.find((one) => one === name)
  if (!kind) throw new BadUsage(`Which file: ${fileKinds.join(', ')}?`)
  if (!file || more.length > 0) throw new BadUsage('Name one FILE.')
  return { kind, file }
}
