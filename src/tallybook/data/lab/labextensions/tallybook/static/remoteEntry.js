// The extension of JupyterLab, written as it is loaded: no build, no package, and the kernel does the work.
(() => {
  "use strict";
  const code = (path) => `print(__import__("tallybook.lab.publishing", fromlist=["it"]).publish_notebook(${JSON.stringify(path)}))`;
  const run = async (kernel, path) => {
    const future = kernel.requestExecute({ code: code(path), store_history: false, stop_on_error: false });
    let said = "";
    let failure = "";
    future.onIOPub = ({ header, content }) => {
      if (header.msg_type === "stream" && content.name === "stdout") said += content.text;
      if (header.msg_type === "error") failure = content.evalue;
    };
    await future.done;
    if (failure) throw new Error(failure);
    return said.trim().split("\n");
  };
  const plugin = {
    id: "tallybook:plugin",
    description: "Publish the open notebook with its parameters",
    autoStart: true,
    activate: (app) => {
      const notify = (message, type) => app.commands.execute("apputils:notify", { message, type, options: { autoClose: type === "error" ? false : 5000 } });
      const open = () => app.shell.currentWidget;
      const isNotebook = () => Boolean(open()?.sessionContext && open()?.context?.path.endsWith(".ipynb"));
      app.commands.addCommand("tallybook:publish", {
        label: "Publish",
        caption: "Publish this notebook with its parameters, as HTML and PDF",
        isEnabled: isNotebook,
        describedBy: { args: { type: "object", properties: {} } },
        execute: async () => {
          const panel = open();
          const kernel = panel.sessionContext.session?.kernel;
          if (!kernel) return notify("Publish: this notebook has no kernel. Choose one, then publish again.", "error");
          await panel.context.save();
          await notify("Publishing…", "info");
          try {
            const files = await run(kernel, panel.context.path);
            const page = files.find((name) => name.endsWith(".html"));
            const path = page.slice(page.lastIndexOf("/reports/") + 1);
            await app.commands.execute("docmanager:open", { path, factory: "HTML Viewer" });
            await notify(`Published ${path} and its PDF.`, "success");
          } catch (error) {
            await notify(`Not published: ${error.message}`, "error");
          }
        },
      });
      app.commands.notifyCommandChanged("tallybook:publish");
      app.shell.currentChanged?.connect(() => app.commands.notifyCommandChanged("tallybook:publish"));
    },
  };
  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB.tallybook = { init: () => undefined, get: () => Promise.resolve(() => ({ __esModule: true, default: plugin })) };
})();
