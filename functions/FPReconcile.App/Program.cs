using System.Text;
using FPReconcile.App;
using FPReconcile.App.Commands;
using FPReconcile.App.Triggers.Hosting;

// Names of areas and facilities come in every script, also where the system's own encoding is another.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var output = new LossTolerantWriter(Console.Out);
Console.SetOut(output);
Console.SetError(new LossTolerantWriter(Console.Error));
var exitCode = args.Length == 0 && HandlerProgram.IsAskedFor ? await HandlerProgram.RunAsync() : CommandLine.Run(args);
if (output.HasFailed)
    Problems.Tell("standard output could not be written to the end; files and exit code of the run are not affected");
return exitCode;
