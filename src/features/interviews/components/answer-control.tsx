'use client'

import { AgesControl, DateControl, LanguagesControl, SchoolsControl, TextControl } from './entry-controls'
import { ChoiceControl, GradeControl, ManyControl, NumberControl, type ControlProps } from './option-controls'

/** The input control for an item's kind. */
export const AnswerControl = (props: ControlProps) => {
  switch (props.item.kind) {
    case 'date':
      return <DateControl {...props} />
    case 'choice':
      return <ChoiceControl {...props} />
    case 'many':
      return <ManyControl {...props} />
    case 'languages':
      return <LanguagesControl {...props} />
    case 'number':
      return <NumberControl {...props} />
    case 'grade':
      return <GradeControl {...props} />
    case 'ages':
      return <AgesControl {...props} />
    case 'schools':
      return <SchoolsControl {...props} />
    case 'text':
      return <TextControl {...props} />
    default:
      return props.item satisfies never
  }
}
