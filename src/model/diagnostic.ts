/** What went wrong, or looks wrong, on a page: bad input is told here and the reading goes on. */
import { z } from 'zod';
import { spanSchema } from './span.ts';

export const diagnosticSchema = z.object({
  code: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  message: z.string(),
  span: spanSchema.optional(),
});

export type Diagnostic = z.infer<typeof diagnosticSchema>;
