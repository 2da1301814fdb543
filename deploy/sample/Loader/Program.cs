using DanVan.Loader;

// One clear line on standard error and exit code 1, whatever went wrong: scripts call this.
try
{
    switch (args)
    {
        case []:
            return await Sample.Load(new Platform(Settings.FromEnvironment()), CancellationToken.None);
        case ["token", var client]:
            Console.WriteLine(await new Platform(Settings.FromEnvironment()).Token(client, CancellationToken.None));
            return 0;
        default:
            await Console.Error.WriteLineAsync("use: Loader            loads the sample through the public API\n     Loader token ID   prints an access token of a client");
            return 2;
    }
}
catch (LoaderException e)
{
    await Console.Error.WriteLineAsync($"Loader: {e.Message}");
    return 1;
}
