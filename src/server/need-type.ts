/** The kind of help that a row keeps as a text. */
import 'server-only'
import type { NeedType } from '@/domain/instrument/definition'
import { needTypes } from '@/domain/instrument/definition'
import { oneOf } from '@/domain/closed-lists'
import { refuseDamaged } from './stored'

export const needTypeOf = ({ id, type }: { id: string; type: string }): NeedType =>
  oneOf(needTypes, type) ?? refuseDamaged({ kind: 'help_item', id }, 'type')
