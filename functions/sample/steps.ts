import { moduleSteps } from '../platform/module-steps.ts';
import { liveChapter } from './steps/live-chapter.ts';

export const steps = [liveChapter];
export const handler = moduleSteps(steps);
