// Fluent's MessageBar observes its own size; jsdom has no ResizeObserver, and without one React unmounts the tree.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
