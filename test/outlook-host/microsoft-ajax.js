/*
 * A stand-in for Microsoft's MicrosoftAjax.js, which office.js for Outlook on the web needs and which is in no npm package.
 * Written from what office.js uses; loaded before office.js it also spares office.js the request to the CDN.
 * For development and tests only: the production page lets office.js load Microsoft's own file.
 */
(() => {
  if (window.Sys && window.Type) return;

  const namespaceOf = (name) =>
    name.split(".").reduce((parent, part) => {
      parent[part] = parent[part] || {};
      return parent[part];
    }, window);

  const messageError = (name, message, extra) => {
    const error = new Error(message);
    error.name = name;
    error.message = message;
    Object.assign(error, extra);
    return error;
  };

  window.Type = Function;
  Type.registerNamespace = (name) => namespaceOf(name);
  Type.registerClass = (name, base) => {
    void [name, base];
  };
  Function.prototype.registerClass = function (name, base) {
    this.__typeName = name;
    this.__class = true;
    if (base) {
      this.__baseType = base;
      const own = this.prototype;
      const inherited = Object.create(base.prototype);
      for (const key of Object.getOwnPropertyNames(own)) {
        Object.defineProperty(inherited, key, Object.getOwnPropertyDescriptor(own, key));
      }
      this.prototype = inherited;
      this.prototype.constructor = this;
    }
    return this;
  };
  Function.createDelegate =
    (instance, method) =>
    (...args) =>
      method.apply(instance, args);

  Error.argument = (paramName, message) =>
    messageError(
      "Sys.ArgumentException",
      `Sys.ArgumentException: ${message || "Value does not fall within the expected range."}${paramName ? `\nParameter name: ${paramName}` : ""}`,
      { paramName },
    );
  Error.argumentNull = (paramName, message) =>
    messageError(
      "Sys.ArgumentNullException",
      `Sys.ArgumentNullException: ${message || "Value cannot be null."}${paramName ? `\nParameter name: ${paramName}` : ""}`,
      { paramName },
    );
  Error.argumentOutOfRange = (paramName, actualValue, message) =>
    messageError(
      "Sys.ArgumentOutOfRangeException",
      `Sys.ArgumentOutOfRangeException: ${message || "Specified argument was out of the range of valid values."}${paramName ? `\nParameter name: ${paramName}` : ""}`,
      { paramName, actualValue },
    );
  Error.argumentType = (paramName, actualType, expectedType, message) =>
    messageError(
      "Sys.ArgumentTypeException",
      `Sys.ArgumentTypeException: ${message || "Object cannot be converted to the required type."}${paramName ? `\nParameter name: ${paramName}` : ""}`,
      { paramName, actualType, expectedType },
    );
  Error.argumentUndefined = (paramName, message) =>
    messageError(
      "Sys.ArgumentUndefinedException",
      `Sys.ArgumentUndefinedException: ${message || "Value cannot be undefined."}${paramName ? `\nParameter name: ${paramName}` : ""}`,
      { paramName },
    );
  Error.parameterCount = (message) =>
    messageError(
      "Sys.ParameterCountException",
      `Sys.ParameterCountException: ${message || "Parameter count mismatch."}`,
    );
  Error.invalidOperation = (message) =>
    messageError(
      "Sys.InvalidOperationException",
      `Sys.InvalidOperationException: ${message || "Operation is not valid due to the current state of the object."}`,
    );
  Error.notImplemented = (message) =>
    messageError(
      "Sys.NotImplementedException",
      `Sys.NotImplementedException: ${message || "The method or operation is not implemented."}`,
    );

  const isInstance = (value, type) =>
    value instanceof type ||
    (type === String && typeof value === "string") ||
    (type === Number && typeof value === "number") ||
    (type === Boolean && typeof value === "boolean") ||
    (type === Function && typeof value === "function") ||
    (type === Object && typeof value === "object");

  /* Returns the error and throws nothing, as the original does. */
  Function._validateParameter = (value, rule, name) => {
    if (value === undefined) return rule.optional || rule.mayBeNull ? null : Error.argumentUndefined(name);
    if (value === null) return rule.mayBeNull ? null : Error.argumentNull(name);
    if (rule.type && !isInstance(value, rule.type)) {
      return Error.argumentType(name, typeof value, rule.type);
    }
    return null;
  };
  Function._validateParams = (params, rules, checkCount) => {
    const required = rules.filter((rule) => !rule.optional && !rule.parameterArray).length;
    const takesRest = rules.some((rule) => rule.parameterArray);
    if (checkCount !== false && (params.length < required || (!takesRest && params.length > rules.length))) {
      return Error.parameterCount();
    }
    for (let index = 0; index < params.length; index += 1) {
      const rule = rules[Math.min(index, rules.length - 1)];
      if (!rule) break;
      const error = Function._validateParameter(params[index], rule, rule.name);
      if (error) return error;
    }
    return null;
  };

  class StringBuilder {
    constructor(initial) {
      this.parts = initial === undefined || initial === null || initial === "" ? [] : [String(initial)];
    }
    append(text) {
      this.parts.push(String(text));
      return this;
    }
    appendLine(text) {
      this.parts.push(text === undefined ? "\r\n" : `${text}\r\n`);
      return this;
    }
    clear() {
      this.parts = [];
    }
    isEmpty() {
      return this.parts.length === 0;
    }
    toString(separator) {
      return this.parts.join(separator || "");
    }
  }

  window.Sys = {
    StringBuilder,
    Serialization: {
      JavaScriptSerializer: {
        serialize: (value) => JSON.stringify(value),
        deserialize: (text) => JSON.parse(text),
      },
    },
    Debug: { trace: () => {}, fail: () => {}, assert: () => {} },
    Browser: {
      agent: null,
      InternetExplorer: {},
      Firefox: {},
      Safari: {},
      Opera: {},
      name: navigator.appName,
      version: 0,
    },
  };
})();
