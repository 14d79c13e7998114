import { Component, type ComponentType, lazy, type ReactNode, Suspense, useReducer } from "react";
import { Loading } from "./announcer";
import { NotFetched } from "./not-fetched";
import { useTexts } from "./texts";

interface LazyViewProps {
  /** Shown while the view is being fetched, where that is not to be said; null for nothing. */
  readonly placeholder?: ReactNode;
  readonly children: ReactNode;
}

/** Where a `lazyPart` is shown. One that cannot be fetched is said, can be tried again, and does not take the pane with it. */
export function LazyView({ placeholder, children }: LazyViewProps) {
  const texts = useTexts();
  const [attempt, tryAgain] = useReducer((count: number) => count + 1, 0);
  return (
    <PartBoundary
      key={attempt}
      failed={(error) => (
        <NotFetched
          said={error instanceof PartError ? texts.fetchFailed : texts.partFailed}
          onRetry={() => {
            if (error instanceof PartError) error.forget();
            tryAgain();
          }}
        />
      )}
    >
      <Suspense fallback={placeholder === undefined ? <Loading /> : placeholder}>{children}</Suspense>
    </PartBoundary>
  );
}

/** What a part rejects with that could not be fetched. */
class PartError extends Error {
  override readonly name = "PartError";
  /** Has the part fetched again when it is next shown. */
  readonly forget: () => void;

  constructor(cause: unknown, forget: () => void) {
    super("A part of the pane could not be fetched", { cause });
    this.forget = forget;
  }
}

/**
 * A component in a chunk of its own, for a `LazyView`. React's `lazy` never asks again for what failed once; this does,
 * when it is shown the next time.
 * @param load for example `async () => (await import("../profile/profile-view")).ProfileView`
 */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const fetchAnew = (): ComponentType<P> => {
    const Fetched = lazy(async () => {
      try {
        return { default: await load() };
      } catch (error) {
        throw new PartError(error, () => {
          // Another place where the part is shown may have asked again already.
          if (Part === Fetched) Part = fetchAnew();
        });
      }
    }) as unknown as ComponentType<P>; // React's type of it forgets that it takes the same props.
    return Fetched;
  };
  let Part = fetchAnew();
  // biome-ignore lint/correctness/noComponentHookFactories: made once for a module, as React's own `lazy` is
  return function LazyPart(props: P) {
    return <Part {...props} />;
  };
}

/** A `lazyPart` with Fluent's components in it: their theme is fetched beside it. */
export function lazyFluentPart<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  return lazyPart(async () => {
    const [{ FluentPart }, Part] = await Promise.all([
      import(/* webpackChunkName: "fluent" */ "./fluent-part"),
      load(),
    ]);
    // biome-ignore lint/correctness/noComponentHookFactories: made once for a module, as React's own `lazy` is
    return function PartWithTheme(props: P) {
      return (
        <FluentPart>
          <Part {...props} />
        </FluentPart>
      );
    };
  });
}

interface BoundaryProps {
  readonly failed: (error: unknown) => ReactNode;
  readonly children: ReactNode;
}

class PartBoundary extends Component<BoundaryProps, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  /** The user goes to another view: coming back asks again. */
  override componentWillUnmount() {
    const { error } = this.state;
    if (error instanceof PartError) error.forget();
  }

  override render() {
    return this.state.error === null ? this.props.children : this.props.failed(this.state.error);
  }
}
