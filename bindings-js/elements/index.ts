export { DecisionElement, patternOf } from './decision.js';
export { PolicyEditorElement } from './policy-editor.js';
export { ReviewElement } from './review.js';
export { TextInputElement } from './text-input.js';
